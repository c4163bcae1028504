-- title: Each piece of collateral valued too long ago
-- title zh: 估值过期押品清单
-- grain: as_of_date, collateral_id, loan_id
-- parameters: as_of_date date, row_limit integer
-- sources: loan_cover_month, pledge_month, report_month, standard_parameter
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: the value is that of the whole piece in base currency, before haircut and senior claims
-- notes zh: 价值为整件押品折本位币价值，未扣折扣和优先受偿权
with month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

staleness as (
    select max_by(standard_parameter.value, standard_parameter.valid_from)::integer as stale_days
    from standard_parameter
    inner join month on standard_parameter.valid_from <= month.as_of_date
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'stale_valuation_days'
),

-- Those few first: then the join is with them and not with all that is pledged.
stale as materialized (
    select pledge_month.*
    from pledge_month
    cross join staleness
    where
        pledge_month.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and pledge_month.as_of_date - pledge_month.valued_on > staleness.stale_days
),

loan_on_book as (
    select * from loan_cover_month
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    stale.as_of_date,
    stale.collateral_id,
    stale.loan_id,
    stale.collateral_type,
    stale.valued_on,
    stale.received_on,
    stale.as_of_date - stale.valued_on as age_days,
    stale.value,
    loan_on_book.balance
from stale
inner join loan_on_book on stale.loan_id = loan_on_book.loan_id
order by age_days desc, stale.collateral_id asc, stale.loan_id asc
limit $row_limit
