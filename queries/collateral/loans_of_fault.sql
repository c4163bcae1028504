-- title: Loans behind faulty collateral
-- title zh: 瑕疵押品对应的贷款
-- grain: as_of_date, loan_id, collateral_id
-- parameters: as_of_date date, fault varchar
-- sources: judged_loan_month, pledge_month, report_month, standard_parameter
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: one row a loan and piece, the largest balance first; value is the whole piece's, before haircut
-- notes zh: 每笔贷款每件押品一行，按贷款余额由大到小；价值为整件押品折扣前价值
with month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

staleness as (
    select max_by(standard_parameter.value, standard_parameter.valid_from)::integer as stale_days
    from standard_parameter
    inner join month on standard_parameter.valid_from <= month.as_of_date
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'stale_valuation_days'
),

faulty as (
    select pledge_month.*
    from pledge_month
    cross join staleness
    where
        pledge_month.as_of_date = (select as_of_date from month)
        and case $fault
            when 'lapsed' then pledge_month.registration = 'lapsed'
            when 'unregistered' then pledge_month.registration = 'unregistered'
            when 'seized' then pledge_month.is_seized
            when 'stale' then pledge_month.as_of_date - pledge_month.valued_on > staleness.stale_days
            when 'unvalued' then pledge_month.valued_on is null
            when 'unknown_share' then pledge_month.recognised_value is null and pledge_month.valued_on is not null
        end
),

judged as (
    select * from judged_loan_month
    where as_of_date = (select as_of_date from month) and in_book
)

select
    faulty.as_of_date,
    faulty.loan_id,
    faulty.collateral_id,
    faulty.collateral_type,
    judged.branch_id as branch,
    judged.product_type as product,
    judged.balance,
    faulty.value,
    faulty.valued_on,
    faulty.registration,
    faulty.is_seized,
    judged.days_past_due,
    judged.risk_class_effective
from faulty
inner join judged on faulty.loan_id = judged.loan_id
order by judged.balance desc, faulty.loan_id asc, faulty.collateral_id asc
