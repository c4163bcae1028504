-- title: Each piece of collateral valued too long ago
-- title zh: 估值过期押品清单
-- grain: as_of_date, collateral_id, loan_id
-- parameters: as_of_date date, row_limit integer
-- sources: judged_loan_month, pledge_month, report_month, standard_parameter
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

pledged as (
    select * from pledge_month
    where as_of_date = (select as_of_date from month)
),

judged as (
    select * from judged_loan_month
    where as_of_date = (select as_of_date from month) and in_book
)

select
    pledged.as_of_date,
    pledged.collateral_id,
    pledged.loan_id,
    pledged.collateral_type,
    pledged.valued_on,
    pledged.received_on,
    pledged.as_of_date - pledged.valued_on as age_days,
    pledged.value,
    judged.balance
from pledged
inner join judged on pledged.loan_id = judged.loan_id
cross join staleness
where pledged.as_of_date - pledged.valued_on > staleness.stale_days
order by age_days desc, pledged.collateral_id asc, pledged.loan_id asc
limit $row_limit
