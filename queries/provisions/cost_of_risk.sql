-- title: Cost of risk, year to date and annualised
-- title zh: 信用成本（本年累计、年化）
-- grain: as_of_date
-- parameters: branch varchar[], product varchar[]
-- sources: report_month, stage_month, write_off_month
-- needs: loan_month, loan_month.loss_allowance, loan_flow
-- notes: since the last as-of date of the year before; average loans over that date and every month since; not available where December or a month since is missing
-- notes zh: 自上年末起算；平均贷款为上年末及本年各月末余额的平均；上年末或其后缺月时不展示
with total as (
    select
        as_of_date,
        sum(balance)::decimal(28, 2) as gross_amount,
        sum(loss_allowance)::decimal(28, 2) as loss_allowance
    from stage_month
    where
        ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
    group by as_of_date
),

lost as (
    select
        as_of_date,
        sum(written_off_amount) as written_off_amount,
        sum(recovered_amount) as recovered_amount
    from write_off_month
    where
        ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
    group by as_of_date
),

moved as (
    select
        report_month.as_of_date,
        report_month.opening_as_of,
        date_part('month', report_month.as_of_date)::integer as month_no,
        since.as_of_date as month_since,
        since.is_comparable,
        total.gross_amount,
        lost.written_off_amount,
        lost.recovered_amount
    from report_month
    inner join report_month as since
        on report_month.opening_as_of < since.as_of_date and report_month.as_of_date >= since.as_of_date
    left join total on since.as_of_date = total.as_of_date
    left join lost on since.as_of_date = lost.as_of_date
),

summed as (
    select
        as_of_date,
        opening_as_of,
        month_no,
        bool_and(is_comparable) and count(*) = month_no as is_whole,
        sum(gross_amount) as gross_since,
        coalesce(sum(written_off_amount), 0)::decimal(28, 2) as written_off_amount,
        coalesce(sum(recovered_amount), 0)::decimal(28, 2) as recovered_amount
    from moved
    group by as_of_date, opening_as_of, month_no
),

together as (
    select
        now.as_of_date,
        now.loss_allowance,
        opening.loss_allowance as opening_allowance,
        summed.month_no,
        coalesce(summed.is_whole, false) as is_whole,
        summed.written_off_amount,
        summed.recovered_amount,
        (summed.gross_since + opening.gross_amount)::double / (summed.month_no + 1) as average_amount
    from total as now
    left join summed on now.as_of_date = summed.as_of_date
    left join total as opening on summed.opening_as_of = opening.as_of_date
)

select
    as_of_date,
    case when is_whole then (loss_allowance - opening_allowance)::decimal(28, 2) end as allowance_change_amount,
    case when is_whole then written_off_amount end as written_off_amount,
    case when is_whole then recovered_amount end as recovered_amount,
    case when is_whole then round(average_amount, 2)::decimal(28, 2) end as average_amount,
    case
        when is_whole
            then
                (loss_allowance - opening_allowance + written_off_amount - recovered_amount)::double
                * 12 / month_no / nullif(average_amount, 0)
    end as cost_of_risk
from together
order by as_of_date
