-- title en: Every branch that the sender announced has loans in the file
-- title zh: 供数清单声明的机构均有贷款数据
-- severity: warning
-- dimension: completeness
-- owner: data_supply
-- table: feed_manifest
-- key: as_of_date, file, branch_id
-- needs: feed_manifest.announced_branches, loan_month.branch_id
-- parameters: months date[]
-- reason en: The sender says that the branch is in the month's loan file, and no row of it came: the bank's total
--   falls short. Ask for the branch.
-- reason zh: 报送方声明当月贷款文件包含该机构，实际未收到任何记录，全行合计将偏低，请向报送方催报。
with announced as (
    select
        as_of_date,
        file,
        lower(regexp_extract(file, '([^/\\]*?)(\.[^/\\]*)?$', 1)) as table_name,
        case when json_valid(announced_branches) then announced_branches end as branches
    from feed_manifest
    where as_of_date = any($months::date[])
),

branch as (
    select
        as_of_date,
        file,
        unnest(from_json(branches, '["varchar"]')) as branch_id
    from announced
    where
        table_name = 'loan_month'
        and json_type(branches) = 'ARRAY'
)

select
    branch.as_of_date,
    branch.file,
    branch.branch_id
from branch
where
    not exists (
        select 1 from loan_month
        where
            loan_month.as_of_date = branch.as_of_date
            and loan_month.branch_id = branch.branch_id
    )
