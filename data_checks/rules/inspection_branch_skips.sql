-- title en: A branch does the inspections that are due
-- title zh: 机构按计划完成贷后检查
-- severity: finding
-- dimension: timeliness
-- owner: post_loan
-- table: inspection
-- key: branch_id
-- needs: inspection, book.loan
-- uses: book.inspection
-- tolerances: inspection_share_done, inspection_cases
-- parameters: months date[]
-- reason en: The branch did less than the tolerated share of the inspections that fell due in a year: loans there go
--   unwatched. Ask the branch for a plan, and look at its loans.
-- reason zh: 该机构一年内到期的贷后检查完成率低于容忍度，贷款处于失管状态，请要求机构补查并关注其贷款质量。
with today as (
    select max(month.as_of_date) as as_of_date from (select unnest($months::date[]) as as_of_date) as month
),

least_done as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'inspection_share_done'
        and today.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or today.as_of_date < tolerance.valid_to)
),

enough as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'inspection_cases'
        and today.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or today.as_of_date < tolerance.valid_to)
),

branch_year as (
    select
        loan.branch_id,
        count(*) as due_count,
        count(*) filter (where inspection.done_on <= today.as_of_date) as done_count
    from book.inspection as inspection
    inner join book.loan as loan on inspection.loan_id = loan.loan_id
    cross join today
    where
        inspection.due_on > today.as_of_date - interval 13 months
        -- what fell due in the last month may still be under way
        and inspection.due_on <= today.as_of_date - interval 1 month
        and loan.branch_id is not null
    group by loan.branch_id
)

select branch_year.branch_id
from branch_year
cross join least_done
cross join enough
where
    branch_year.due_count >= enough.value
    and branch_year.done_count < least_done.value * branch_year.due_count
