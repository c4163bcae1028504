-- title: Loans whose past decides their class, month by month over their whole history
-- title zh: 需回溯历史认定分类的贷款（全部月份）
-- grain: as_of_date, loan_id
-- sources: history.loan_month, book.loan, book.customer, book.restructuring, debtor_rule_month, history_date, standard_class
-- stored: scratch
-- period: none
-- notes: ever non-performing, impaired, forborne, restructured or of a debtor who evaded or failed, the loans that took their place, at any remove, and the other loans of all these debtors
with recursive boundary as (
    select min(over_days) as over_days
    from standard_class
    where standard = 'china_2023' and risk_class = 3
),

first_hand as (
    select distinct month.loan_id
    from history.loan_month as month
    cross join boundary
    where
        month.risk_class_reported >= 3
        or month.impairment_stage = 3
        or month.is_unlikely_to_pay
        or month.is_forborne
        or month.evades_debt
        or coalesce(
            month.days_past_due, month.as_of_date - least(month.principal_due_since, month.interest_due_since)
        ) > boundary.over_days
    union
    select loan_id from book.restructuring
    where difficulty <> 'none'
),

failed_debtor as (
    select
        as_of_date,
        customer_id,
        max(risk_class) as risk_class,
        bool_or(rule = 'bankruptcy') as is_liquidated
    from debtor_rule_month
    where risk_class >= 3
    group by all
),

-- What took the place of one of these, what took its place, and so on, whatever the contract calls it.
replacing as (
    select loan_id from first_hand
    union
    select loan.loan_id
    from book.loan as loan
    inner join replacing on loan.previous_loan_id = replacing.loan_id
    where loan.origination_type is distinct from 'new'
),

-- Debtors are judged whole: one claim pulls others, and one that is impaired keeps others from rising.
of_debtor as (
    select loan.customer_id
    from replacing
    inner join book.loan as loan on replacing.loan_id = loan.loan_id
    where loan.customer_id is not null
    union
    select customer_id from failed_debtor
),

troubled as (
    select loan_id from replacing
    union
    select loan.loan_id
    from book.loan as loan
    inner join of_debtor on loan.customer_id = of_debtor.customer_id
),

debtor as (
    select
        customer_id,
        customer_type,
        coalesce(valid_from, '-infinity'::date) as valid_from,
        coalesce(valid_to, 'infinity'::date) as valid_to
    from book.customer
),

fees as (
    select count(unpaid_fees) > 0 as are_supplied from history.loan_month
),

stated as (
    select
        month.as_of_date,
        month.loan_id,
        loan.customer_id,
        loan.currency,
        loan.own_share,
        debtor.customer_type,
        coalesce(month.is_on_book, true) as is_on_book,
        coalesce(month.has_recognised_enhancement, false) as is_enhanced,
        case when loan.product_type = 'credit_card' then 'card' else 'loan' end as product_family,
        coalesce(month.status = 'active', month.balance is not null) as is_active,
        greatest(
            coalesce(
                month.days_past_due, month.as_of_date - least(month.principal_due_since, month.interest_due_since)
            ),
            0
        )::integer as days,
        month.days_past_due is null
        and month.principal_due_since is null
        and month.interest_due_since is null as has_unknown_days,
        coalesce(month.days_past_due, 0) > 0
        or month.principal_due_since is not null
        or month.interest_due_since is not null
        or coalesce(month.overdue_principal, 0) > 0
        or coalesce(month.overdue_interest, 0) > 0 as is_late,
        month.balance,
        month.overdue_principal + month.overdue_interest as overdue,
        month.risk_class_reported,
        month.impairment_stage,
        coalesce(month.is_unlikely_to_pay, false) as is_unlikely_to_pay,
        coalesce(month.is_forborne, false) as is_forborne,
        coalesce(month.evades_debt, false) as evades_debt,
        fees.are_supplied and coalesce(month.unpaid_fees = 0, false) as is_without_fees
    from history.loan_month as month
    inner join troubled on month.loan_id = troubled.loan_id
    cross join fees
    left join book.loan as loan on month.loan_id = loan.loan_id
    left join debtor
        on
            loan.customer_id = debtor.customer_id
            and month.as_of_date >= debtor.valid_from
            and month.as_of_date < debtor.valid_to
),

boundary_in_force as (
    select
        month.as_of_date,
        standard_class.product_family,
        standard_class.risk_class,
        max_by(standard_class.over_days, standard_class.valid_from) as over_days
    from history_date as month
    inner join standard_class on month.as_of_date >= standard_class.valid_from
    where standard_class.standard = 'china_2023'
    group by all
),

by_days as (
    select
        stated.as_of_date,
        stated.loan_id,
        max(boundary_in_force.risk_class) as risk_class
    from stated
    inner join boundary_in_force
        on
            stated.as_of_date = boundary_in_force.as_of_date
            and stated.product_family = boundary_in_force.product_family
            and stated.days > boundary_in_force.over_days
    group by all
)

select
    stated.* exclude (is_late, has_unknown_days),
    by_days.risk_class as class_by_days,
    failed_debtor.risk_class as class_by_debtor,
    coalesce(failed_debtor.is_liquidated, false) as is_liquidated,
    not stated.is_late and not stated.has_unknown_days and stated.days = 0 as is_paid_up
from stated
left join by_days on stated.as_of_date = by_days.as_of_date and stated.loan_id = by_days.loan_id
left join failed_debtor
    on stated.as_of_date = failed_debtor.as_of_date and stated.customer_id = failed_debtor.customer_id
where stated.is_active
