-- title: Filed figures against ours, cell by cell
-- title zh: 报送数与本系统数逐项核对
-- grain: form, cell
-- parameters: as_of_date date
-- sources: reported_figure, filed_month, check_tolerance
-- needs: loan_month, reported_figure
-- notes: ours is worked out from the loans as the bank reports their classes; a cell that none of our measures is stands as not compared; the tolerance is the rounding of the form
-- notes zh: 本系统数按银行上报分类由逐笔贷款汇总；本系统无对应指标的单元格列为“未核对”；容差为报表取整误差
with chosen as (
    select coalesce($as_of_date::date, (select max(as_of_date) from filed_month)) as as_of_date
),

known as (
    select coalesce(bool_or(filed_month.form = 'G11'), false) as has_classes
    from filed_month
    inner join chosen on filed_month.as_of_date = chosen.as_of_date
),

filed as (
    select
        reported_figure.as_of_date,
        reported_figure.form,
        reported_figure.cell,
        any_value(reported_figure.value)::decimal(28, 2) as filed_amount
    from reported_figure
    inner join chosen on reported_figure.as_of_date = chosen.as_of_date
    group by all
),

compared as (
    select
        filed.form,
        filed.cell,
        filed_month.filed_measure,
        filed.filed_amount,
        filed_month.amount as our_amount,
        (filed.filed_amount - filed_month.amount)::decimal(28, 2) as difference_amount,
        check_tolerance.value as tolerance
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
    form,
    cell,
    case
        when our_amount is null then 'not_compared'
        when abs(difference_amount) > tolerance then 'apart'
        when abs(difference_amount) <= tolerance then 'agrees'
        else 'not_judged'
    end as verdict,
    filed_amount,
    our_amount,
    difference_amount,
    tolerance,
    filed_measure,
    case
        when our_amount is not null then null
        when form in ('G11', 'G13') and not known.has_classes then 'no_class'
        else 'no_measure'
    end as not_compared_because
from compared
cross join known
order by
    case when our_amount is null then 2 when abs(difference_amount) > tolerance then 1 else 3 end asc,
    form asc,
    cell asc
