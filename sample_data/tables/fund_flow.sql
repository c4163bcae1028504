-- grain: flow_id; what the money of the loans granted in the months shown was paid for
with lent as (
    select
        shown.loan_no,
        shown.loan_id,
        shown.amount,
        shown.shares_fate,
        due_on(shown.granted_month, shown.granted_day) as granted_on,
        spending.kinds,
        funds_returned.loan_no is not null as is_returned,
        1 + floor(spending.payments * draw('payments', shown.loan_no, 0))::integer as payments
    from shown
    inner join file.loan as loan on shown.loan_id = loan.loan_id
    inner join spending on loan.purpose = spending.purpose
    left join funds_returned on shown.loan_no = funds_returned.loan_no
    where
        shown.granted_month >= 0
        and shown.product_type in ('corporate_loan', 'small_business_loan', 'consumer_loan')
        -- a loan that repays another pays nobody else
        and shown.previous_loan_no is null
),

paid as (
    select
        *,
        unnest(range(1, payments + 1)) as payment_no
    from lent
),

judged as (
    select
        paid.*,
        spending_habit.misused_kinds,
        paid.loan_no * 10 + paid.payment_no as flow_no,
        if(
            paid.payment_no < paid.payments,
            paid.amount // paid.payments,
            paid.amount - paid.amount // paid.payments * (paid.payments - 1)
        ) as part,
        draw('misused', flow_no, 0) < spending_habit.misused as is_misused,
        draw('unproven', flow_no, 0) < spending_habit.unproven as is_unproven,
        draw('payee', flow_no, 1) as first_chance,
        draw('payee', flow_no, 2) as second_chance,
        draw('payee', flow_no, 3) as kind_chance
    from paid
    cross join spending_habit
),

named as (
    select
        judged.*,
        least(
            as_of(getvariable('months') - 1),
            granted_on + floor(5 * draw('paid', flow_no, 0))::integer
        ) as paid_on,
        pick(word.first_syllables, first_chance) || pick(word.second_syllables, second_chance) as house,
        case
            when is_returned then 'affiliate'
            when is_misused then pick(misused_kinds, kind_chance)
            else pick(kinds, kind_chance)
        end as payee_kind,
        house || case pick(kinds, kind_chance)
            when 'supplier' then '贸易有限公司'
            when 'contractor' then '建设工程有限公司'
            when 'equipment_vendor' then '机械设备有限公司'
            when 'landlord' then '物业管理有限公司'
            when 'decorator' then '装饰工程有限公司'
            when 'car_dealer' then '汽车销售有限公司'
            when 'school' then '职业培训学校'
            else '商贸有限公司'
        end as declared_payee
    from judged
    cross join word
)

select
    'ZF' || printf('%011d', flow_no) as flow_id,
    loan_id,
    paid_on,
    yuan(part) as amount,
    declared_payee,
    case
        when is_returned then house || '实业有限公司'
        when is_misused
            then
                case payee_kind
                    when 'securities' then '证券资金账户'
                    when 'property' then house || '房地产开发有限公司'
                    when 'wealth_product' then '理财产品认购户'
                    else house || '企业管理有限公司'
                end
        else declared_payee
    end as actual_payee,
    payee_kind,
    if(is_returned, paid_on + 2 + floor(8 * draw('returned', loan_no, 0))::integer, null) as returned_to_borrower_on,
    if(is_unproven or is_misused, null, 'FP' || printf('%08d', hash('voucher', flow_no) % 100000000)) as evidence_id
from named
order by flow_no
