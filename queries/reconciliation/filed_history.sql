-- title: Filed figures over time
-- title zh: 报送数核对情况：历月
-- grain: as_of_date, form
-- sources: reported_figure, filed_month, check_tolerance
-- needs: loan_month, reported_figure
-- notes: differences beyond the rounding of the form, added up without their signs; cells without a measure of ours are counted apart
-- notes zh: 超过报表取整误差的差异按绝对值加总；本系统无对应指标的单元格另行计数
with filed as (
    select
        as_of_date,
        form,
        cell,
        any_value(value)::decimal(28, 2) as filed_amount
    from reported_figure
    group by all
),

compared as (
    select
        filed.as_of_date,
        filed.form,
        filed_month.amount is not null as is_compared,
        abs(filed.filed_amount - filed_month.amount) as difference,
        coalesce(abs(filed.filed_amount - filed_month.amount) > check_tolerance.value, false) as is_apart
    from filed
    left join filed_month
        on
            filed.as_of_date = filed_month.as_of_date
            and filed.form = filed_month.form
            and filed.cell = filed_month.cell
    left join check_tolerance
        on
            check_tolerance.name = 'reported_figure_difference'
            and filed.as_of_date >= check_tolerance.valid_from
            and filed.as_of_date < coalesce(check_tolerance.valid_to, 'infinity'::date)
)

select
    as_of_date,
    form,
    count(*) as cell_count,
    count(*) filter (where is_compared) as compared_cell_count,
    count(*) filter (where is_apart) as apart_cell_count,
    coalesce(sum(difference) filter (where is_apart), 0)::decimal(28, 2) as apart_amount
from compared
group by as_of_date, form
order by as_of_date, form
