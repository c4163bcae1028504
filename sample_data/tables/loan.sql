-- grain: loan_id
with security as (
    select
        loan_id,
        any_value(guarantee_type order by piece_no) as guarantee_type
    from piece
    group by loan_id
),

extension as (
    select
        loan_no,
        max(shift) as shift
    from position
    where shift > 0
    group by loan_no
)

select
    shown.loan_id,
    'H' || printf('%010d', shown.loan_no) as contract_id,
    shown.customer_id,
    shown.branch_id,
    shown.product_type,
    pick(shown.purposes, draw('purpose', shown.loan_no, 0)) as purpose,
    case
        when shown.shares_fate then identity.industry_code
        when shown.product_type = 'rural_household_loan' then if(draw('trade', shown.loan_no, 0) < 0.75, 'A', 'F')
        else 'personal'
    end as use_industry_code,
    if(
        shown.product_type = 'corporate_loan' and draw('away', shown.loan_no, 0) < bank.away_share,
        pick(['44', '42', '36'], draw('away', shown.loan_no, 1)),
        shown.region_code
    ) as use_region_code,
    shown.currency,
    yuan(shown.amount) as original_amount,
    shown.annual_rate::decimal(18, 8) as annual_rate,
    due_on(shown.granted_month, shown.granted_day) as granted_on,
    due_on(shown.granted_month, shown.granted_day) as first_disbursed_on,
    due_on(shown.granted_month + shown.tenor, shown.due_day) as matures_on,
    due_on(shown.granted_month + shown.tenor + extension.shift, shown.due_day) as extended_to,
    shown.repaid_by as repayment_method,
    shown.payment_mode,
    coalesce(
        security.guarantee_type,
        if(shown.shares_fate and draw('guaranteed', shown.loan_no, 0) < 0.7, 'guaranteed', 'unsecured')
    ) as guarantee_type,
    shown.origination_type,
    -- a loan that was repaid before the first month shown is in no file
    previous.loan_id as previous_loan_id,
    pick(shown.channels, draw('channel', shown.loan_no, 0)) as channel,
    case
        when shown.product_type = 'rural_household_loan'
            then if(draw('partner', shown.loan_no, 0) < 0.08, 'HZ04', null)
        when
            shown.product_type = 'consumer_loan'
            and pick(shown.channels, draw('channel', shown.loan_no, 0)) = 'online'
            and draw('partner', shown.loan_no, 0) < 0.35
            then pick(['HZ01', 'HZ02', 'HZ03'], draw('partner', shown.loan_no, 1))
    end as partner_id,
    1::decimal(18, 8) as own_share,
    shown.repaid_by = 'revolving' as is_revolving,
    case when shown.product_type = 'rural_household_loan' then pick(word.crops, draw('crop', shown.loan_no, 0)) end
        as crop_or_trade
from shown
inner join identity on shown.customer_id = identity.customer_id
left join security on shown.loan_id = security.loan_id
left join shown as previous on shown.previous_loan_no = previous.loan_no
left join extension on shown.loan_no = extension.loan_no
cross join bank
cross join word
order by shown.loan_id
