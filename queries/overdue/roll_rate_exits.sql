-- title: Loans that left, by the bucket they left from
-- title zh: 退出贷款（按上月逾期区间及去向）
-- grain: as_of_date, from_bucket, outcome
-- parameters: as_of_date date, standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: report_month, standard_bucket, transition_month
-- needs: loan_month
-- notes: a balance of zero is an exit, never a cure
select
    transition_month.as_of_date,
    standard_bucket.bucket_no as from_bucket_no,
    transition_month.from_bucket,
    transition_month.outcome,
    sum(transition_month.loan_count)::bigint as loan_count,
    sum(transition_month.balance_before)::decimal(28, 2) as balance_before
from transition_month
left join standard_bucket
    on
        transition_month.standard = standard_bucket.standard
        and transition_month.from_bucket = standard_bucket.bucket
where
    transition_month.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
    and transition_month.standard = $standard
    and transition_month.outcome not in ('stayed', 'new')
    and ($branch is null or branch_id = any($branch))
    and ($product is null or product_type = any($product))
    and ($sector is null or use_industry_code = any($sector))
    and ($region is null or use_region_code = any($region))
group by all
order by from_bucket_no nulls last, transition_month.outcome
