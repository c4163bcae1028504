-- title en: The reported class is not better than days past due allow
-- title zh: 报送分类不优于逾期天数要求
-- severity: finding
-- dimension: consistency
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.risk_class_reported, loan_month.days_past_due
-- uses: book.loan
-- reason en: The loan is classed better than the 2023 rule allows for its days past due. It is published, and
--   shows as the gap between reported and effective class.
-- reason zh: 该贷款分类优于2023年办法按逾期天数要求的最低类别；数据照常发布，并体现为报送分类与实际分类的差额。
with boundary as (
    select
        staged_month.as_of_date,
        standard_class.product_family,
        standard_class.risk_class,
        max_by(standard_class.over_days, standard_class.valid_from) as over_days
    from (select distinct loan_month.as_of_date from loan_month) as staged_month
    inner join standard_class on staged_month.as_of_date >= standard_class.valid_from
    where standard_class.standard = 'china_2023'
    group by all
)

select
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join book.loan as loan on loan_month.loan_id = loan.loan_id
inner join boundary
    on
        loan_month.as_of_date = boundary.as_of_date
        and boundary.product_family = case when loan.product_type = 'credit_card' then 'card' else 'loan' end
        and loan_month.days_past_due > boundary.over_days
where
    loan_month.status = 'active'
    and (boundary.risk_class > 2 or loan_month.overdue_cause is distinct from 'technical')
group by all
having max(boundary.risk_class) > any_value(loan_month.risk_class_reported)
