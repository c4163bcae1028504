-- title: When each loan first went bad, by every reading
-- title zh: 逐笔贷款在各口径下首次变差的时间
-- grain: loan_id
-- sources: history.loan_month, book.loan, history_date, troubled_month, upgrade_month, contagion_month, after_contagion_month, eba_past_month, standard_class
-- stored: lake
-- period: none
-- notes: the first report that shows the loan more than 30 or 90 days late, or non-performing by the bank's class, days past due alone, the floor, the worse of both, or another standard; null where none does
with threshold as (
    select
        month.as_of_date,
        standard_class.product_family,
        max_by(standard_class.over_days, standard_class.valid_from) filter (
            where standard_class.standard = 'china_2023'
        ) as china_2023,
        max_by(standard_class.over_days, standard_class.valid_from) filter (
            where standard_class.standard = 'fdic'
        ) as fdic,
        max_by(standard_class.over_days, standard_class.valid_from) filter (
            where standard_class.standard = 'par'
        ) as par
    from history_date as month
    inner join standard_class on month.as_of_date >= standard_class.valid_from
    where standard_class.risk_class = 3
    group by all
),

lowest as (
    select least(30, min(over_days)) as days
    from standard_class
    where risk_class = 3
),

shown as (
    select
        month.as_of_date,
        month.loan_id,
        month.risk_class_reported >= 3 as is_reported,
        coalesce(month.impairment_stage = 3, false) or coalesce(month.evades_debt, false) as is_marked,
        coalesce(month.is_nonaccrual, false) as is_nonaccrual,
        coalesce(
            month.days_past_due, month.as_of_date - least(month.principal_due_since, month.interest_due_since)
        ) as days
    from history.loan_month as month
    cross join lowest
    where
        coalesce(
            month.days_past_due, month.as_of_date - least(month.principal_due_since, month.interest_due_since)
        ) > lowest.days
        or month.risk_class_reported >= 3
        or month.impairment_stage = 3
        or month.evades_debt
        or month.is_nonaccrual
),

by_itself as (
    select
        shown.loan_id,
        min(shown.as_of_date) filter (where shown.days > 30) as over_30,
        min(shown.as_of_date) filter (where shown.days > 90) as over_90,
        min(shown.as_of_date) filter (where shown.is_reported) as npl_reported,
        min(shown.as_of_date) filter (where shown.days > threshold.china_2023) as npl_dpd,
        min(shown.as_of_date) filter (where shown.days > threshold.china_2023 or shown.is_marked) as npl_floor,
        min(shown.as_of_date) filter (where shown.days > threshold.fdic or shown.is_nonaccrual) as npl_fdic,
        min(shown.as_of_date) filter (where shown.days > threshold.par) as npl_par
    from shown
    left join book.loan as loan on shown.loan_id = loan.loan_id
    left join threshold
        on
            shown.as_of_date = threshold.as_of_date
            and case when loan.product_type = 'credit_card' then 'card' else 'loan' end = threshold.product_family
    group by shown.loan_id
),

by_rule as (
    select
        loan_id,
        min(as_of_date) as npl_floor
    from (
        select
            as_of_date,
            loan_id
        from troubled_month
        where class_by_debtor is not null
        union all
        select
            as_of_date,
            loan_id
        from upgrade_month
        where risk_class >= 3
        union all
        select
            as_of_date,
            loan_id
        from contagion_month
        where risk_class >= 3
        union all
        select
            as_of_date,
            loan_id
        from after_contagion_month
    ) as ruled
    group by loan_id
),

by_eba as (
    select
        loan_id,
        min(as_of_date) as npl_eba
    from eba_past_month
    where risk_class = 3
    group by loan_id
),

together as (
    select * from by_itself
    union all by name
    select * from by_rule
    union all by name
    select * from by_eba
),

earliest as (
    select
        loan_id,
        min(over_30) as over_30,
        min(over_90) as over_90,
        min(npl_reported) as npl_reported,
        min(npl_dpd) as npl_dpd,
        min(npl_floor) as npl_floor,
        min(npl_eba) as npl_eba,
        min(npl_fdic) as npl_fdic,
        min(npl_par) as npl_par
    from together
    group by loan_id
)

select
    *,
    least(npl_reported, npl_floor) as npl_effective
from earliest
where coalesce(over_30, over_90, npl_reported, npl_dpd, npl_floor, npl_eba, npl_fdic, npl_par) is not null
