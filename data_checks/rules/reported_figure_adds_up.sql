-- title en: The classes filed in form G11 add up to its total
-- title zh: G11报表五级分类之和等于各项贷款合计
-- severity: warning
-- dimension: consistency
-- owner: regulatory_reporting
-- table: reported_figure
-- key: as_of_date, form
-- needs: reported_figure
-- tolerances: reported_sum_difference
-- reason en: The five classes filed do not make the total filed beside them, beyond the rounding of six cells: a
--   cell was changed alone. File again.
-- reason zh: G11报送的五级分类之和与同表合计不符，且超过六个单元格的取整误差，可能单独改动了某一单元格，请更正报送。
with filed as (
    select
        as_of_date,
        form,
        sum(value::decimal(38, 8)) filter (where cell in ('class_1', 'class_2', 'class_3', 'class_4', 'class_5'))
            as classes,
        max(value) filter (where cell = 'loans') as total
    from reported_figure
    where form = 'G11'
    group by as_of_date, form
)

select
    filed.as_of_date,
    filed.form
from filed
inner join tolerance
    on
        tolerance.name = 'reported_sum_difference'
        and filed.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or filed.as_of_date < tolerance.valid_to)
where abs(filed.classes - filed.total) > tolerance.value
