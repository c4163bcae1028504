-- What macro.toml did to the bank, as its own figures must show it: the weak branch, the branch around which the
-- largest employer closed, developers in the downturn, and the whole book before and in the recovery.
create temp table non_performing as
select
    position.month,
    position.as_of_date,
    shown.branch_id,
    if(shown.shares_fate, shown.industry_code, null) as industry_code
from position
inner join shown on position.loan_no = shown.loan_no
where
    position.risk_class >= 3
    and position.month - (getvariable('months') - 1) in (-8, 0)
    and getvariable('plants');

insert into truth by name
select
    if(branch_id = '0300', 'weak_branch', 'regional_shock') as fact,
    'business' as kind,
    'npl_ratio_by_branch' as query,
    json_object('as_of_date', as_of_date::varchar) as parameters,
    json_object('branch', branch_id, 'npl_count', count(*)) as value
from non_performing
where branch_id in ('0300', '0600')
group by branch_id, as_of_date;

insert into truth by name
select
    'property_downturn' as fact,
    'business' as kind,
    'npl_ratio_by_sector' as query,
    json_object('as_of_date', as_of_date::varchar) as parameters,
    json_object('sector', industry_code, 'npl_count', count(*)) as value
from non_performing
where industry_code = 'K'
group by industry_code, as_of_date;

insert into truth by name
select
    'recovery' as fact,
    'business' as kind,
    'npl_ratio_trend' as query,
    json_object() as parameters,
    json_object('as_of_date', as_of_date::varchar, 'npl_count', count(*)) as value
from non_performing
group by as_of_date;
