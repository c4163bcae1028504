-- grain: as_of_date, customer_id, kind; credit to firms, month by month; persons are too many to be told one by one
with firm_loan as (
    select
        loan.loan_id,
        loan.customer_id,
        loan.currency,
        loan.own_share
    from file.loan as loan
    where loan.product_type in ('corporate_loan', 'small_business_loan')
),

lent as (
    select
        loan_month.as_of_date,
        firm_loan.customer_id,
        sum(case
            when exchange_rate.rate_to_base is null and firm_loan.own_share = 1 then loan_month.balance
            else round(
                loan_month.balance::decimal(38, 2) * coalesce(firm_loan.own_share, 1)
                * coalesce(exchange_rate.rate_to_base, 1), 2
            )::decimal(18, 2)
        end)::decimal(18, 2) as amount
    from file.loan_month as loan_month
    inner join firm_loan on loan_month.loan_id = firm_loan.loan_id
    left join file.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and firm_loan.currency = exchange_rate.currency
    where loan_month.status = 'active'
    group by loan_month.as_of_date, firm_loan.customer_id
),

lined as (
    select
        lent.as_of_date,
        lent.customer_id,
        lent.amount,
        facility.limit_amount,
        client.industry_code
    from lent
    inner join client on lent.customer_id = client.customer_id
    inner join file.facility as facility
        on
            lent.customer_id = facility.customer_id
            and facility.kind = 'loan_line'
            and lent.as_of_date >= facility.valid_from
            and (facility.valid_to is null or lent.as_of_date < facility.valid_to)
    where
        client.customer_type = 'corporate'
        -- What stands beside the loans would move the share that these firms were made to show.
        and client.customer_id not in (
            select shown.customer_id from shown
            where shown.fact in ('tenth_exactly', 'tenth_and_one_fen')
        )
),

-- in steps of 10,000 yuan, another amount every quarter
beside as (
    select
        lined.as_of_date,
        lined.customer_id,
        off_balance.kind,
        10000 * round(
            lined.limit_amount / 10000
            * (
                off_balance.low
                + (off_balance.high - off_balance.low)
                * draw(lined.customer_id, off_balance.kind, quarter(lined.as_of_date) + 4 * year(lined.as_of_date))
            )
        )::decimal(18, 2) as amount,
        off_balance.margin,
        off_balance.conversion
    from lined
    inner join off_balance
        on
            list_contains(off_balance.sectors, lined.industry_code)
            and draw(off_balance.kind, lined.customer_id, 0) < off_balance.holders
    union all
    select
        lined.as_of_date,
        lined.customer_id,
        off_balance.kind,
        lined.limit_amount - lined.amount,
        off_balance.margin,
        off_balance.conversion
    from lined
    cross join line
    inner join off_balance on off_balance.kind = 'undrawn'
    where
        lined.limit_amount > lined.amount
        and draw('committed', lined.customer_id, 0) < line.committed
)

select
    as_of_date,
    customer_id,
    'loan' as kind,
    false as is_off_balance,
    amount,
    1::decimal(18, 8) as conversion_factor,
    0::decimal(18, 2) as cash_margin,
    false as is_exempt
from lent
union all
select
    as_of_date,
    customer_id,
    kind,
    true,
    amount::decimal(18, 2),
    conversion::decimal(18, 8),
    round(amount * margin::decimal(4, 2), 2)::decimal(18, 2),
    false
from beside
where amount > 0
order by as_of_date, customer_id, kind
