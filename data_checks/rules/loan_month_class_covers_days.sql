-- title en: The reported class is not better than days past due allow
-- title zh: 报送分类不优于逾期天数要求
-- severity: finding
-- dimension: consistency
-- owner: risk_classification
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.risk_class_reported, loan_month.days_past_due
-- uses: book.loan
-- reason en: The loan is classed better than the 2023 rule allows for its days past due; a short technical
--   arrear may stay normal. It is published, and shows as the gap between reported and effective class.
-- reason zh: 该贷款分类优于2023年办法按逾期天数要求的最低类别（短期技术性逾期可仍为正常类）；数据照常发布，并体现为报送分类与实际分类的差额。
with month as (
    select distinct as_of_date from loan_month
),

boundary as (
    select
        month.as_of_date,
        standard_class.product_family,
        standard_class.risk_class,
        max_by(standard_class.over_days, standard_class.valid_from) as over_days
    from month
    inner join standard_class on month.as_of_date >= standard_class.valid_from
    where standard_class.standard = 'china_2023'
    group by all
),

technical as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from) as technical_days
    from month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'china_2023' and standard_parameter.name = 'technical_days'
    group by all
),

late as (
    select
        loan_month.as_of_date,
        loan_month.loan_id,
        loan_month.days_past_due,
        loan_month.overdue_cause,
        loan_month.risk_class_reported,
        case when loan.product_type = 'credit_card' then 'card' else 'loan' end as product_family
    from loan_month
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where
        coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and loan_month.days_past_due > 0
)

select
    late.as_of_date,
    late.loan_id
from late
inner join boundary
    on
        late.as_of_date = boundary.as_of_date
        and late.product_family = boundary.product_family
        and late.days_past_due > boundary.over_days
left join technical on late.as_of_date = technical.as_of_date
where
    late.overdue_cause is distinct from 'technical'
    or late.product_family = 'card'
    or late.days_past_due > coalesce(technical.technical_days, 0)
group by all
having max(boundary.risk_class) > any_value(late.risk_class_reported)
