-- title: What each loan adds to the difference of the headline amounts between two publications
-- title zh: 两个发布版本核心指标差异的逐笔影响
-- grain: as_of_date, basis, loan_id
-- parameters: as_of_date date, basis varchar
-- sources: before_judged_loan_month, after_judged_loan_month, standard_bucket, touched
-- notes: only loans with an effect; cause is the nearest row that differs, from the loan's own report to its customer's rows; none where no row of either was changed
-- notes zh: 仅含有影响的贷款；原因取最近的差异记录，由该笔贷款本期记录至其客户记录；均无变动的记为未追溯到记录
with age as (
    select
        bucket,
        from_days
    from standard_bucket
    where standard = 'china_2023'
),

before as (
    select * from before_judged_loan_month
    where as_of_date = $as_of_date::date
),

after as (
    select * from after_judged_loan_month
    where as_of_date = $as_of_date::date
),

-- Of a million loans few differ: what is the same is set aside before anything is worked out.
differing as (
    select coalesce(before.loan_id, after.loan_id) as loan_id
    from before
    full join after on before.loan_id = after.loan_id
    where
        before.in_book is distinct from after.in_book
        or before.balance is distinct from after.balance
        or before.loss_allowance is distinct from after.loss_allowance
        or before.covered_amount is distinct from after.covered_amount
        or before.bucket_china_2023 is distinct from after.bucket_china_2023
        or case $basis
            when 'reported' then before.risk_class_reported is distinct from after.risk_class_reported
            when 'dpd' then before.risk_class_dpd is distinct from after.risk_class_dpd
            when 'floor' then before.risk_class_floor is distinct from after.risk_class_floor
            when 'effective' then before.risk_class_effective is distinct from after.risk_class_effective
            when 'eba' then before.risk_class_eba is distinct from after.risk_class_eba
            when 'fdic' then before.risk_class_fdic is distinct from after.risk_class_fdic
            when 'par' then before.risk_class_par is distinct from after.risk_class_par
        end
),

judged as (
    select
        'before' as side,
        *
    from before
    union all by name
    select
        'after' as side,
        *
    from after
),

measured as (
    select
        judged.side,
        judged.loan_id,
        judged.customer_id,
        judged.currency,
        judged.branch_id,
        judged.bucket_china_2023 as bucket,
        judged.balance,
        judged.loss_allowance,
        judged.covered_amount,
        age.from_days,
        case $basis
            when 'reported' then judged.risk_class_reported
            when 'dpd' then judged.risk_class_dpd
            when 'floor' then judged.risk_class_floor
            when 'effective' then judged.risk_class_effective
            when 'eba' then judged.risk_class_eba
            when 'fdic' then judged.risk_class_fdic
            when 'par' then judged.risk_class_par
        end as risk_class
    from judged
    semi join differing on judged.loan_id = differing.loan_id
    left join age on judged.bucket_china_2023 = age.bucket
    where judged.in_book
),

counted as (
    select
        *,
        if(risk_class >= 3, balance, 0) as npl_amount,
        if(risk_class = 2, balance, 0) as special_mention_amount,
        if(from_days > 0, balance, 0) as overdue_amount,
        if(from_days > 90, balance, 0) as over_90_amount
    from measured
),

earlier as (
    select * from counted
    where side = 'before'
),

later as (
    select * from counted
    where side = 'after'
),

paired as (
    select
        coalesce(later.loan_id, earlier.loan_id) as loan_id,
        coalesce(later.customer_id, earlier.customer_id) as customer_id,
        coalesce(later.currency, earlier.currency) as currency,
        coalesce(later.branch_id, earlier.branch_id) as branch_id,
        earlier.balance as balance_earlier,
        later.balance as balance_later,
        earlier.risk_class as risk_class_before,
        later.risk_class as risk_class_after,
        earlier.bucket as bucket_before,
        later.bucket as bucket_after,
        (later.loan_id is not null)::integer - (earlier.loan_id is not null)::integer as loan_count_change,
        coalesce(later.balance, 0) - coalesce(earlier.balance, 0) as balance_change,
        coalesce(later.npl_amount, 0) - coalesce(earlier.npl_amount, 0) as npl_amount_change,
        coalesce(later.special_mention_amount, 0) - coalesce(earlier.special_mention_amount, 0)
            as special_mention_amount_change,
        coalesce(later.overdue_amount, 0) - coalesce(earlier.overdue_amount, 0) as overdue_balance_change,
        coalesce(later.over_90_amount, 0) - coalesce(earlier.over_90_amount, 0) as over_90_amount_change,
        coalesce(later.loss_allowance, 0) - coalesce(earlier.loss_allowance, 0) as allowance_amount_change,
        coalesce(later.covered_amount, 0) - coalesce(earlier.covered_amount, 0) as covered_amount_change
    from earlier
    full join later on earlier.loan_id = later.loan_id
),

effect as (
    select * from paired
    where
        loan_count_change <> 0
        or balance_change <> 0
        or npl_amount_change <> 0
        or special_mention_amount_change <> 0
        or overdue_balance_change <> 0
        or over_90_amount_change <> 0
        or allowance_amount_change <> 0
        or covered_amount_change <> 0
        or risk_class_before is distinct from risk_class_after
        or bucket_before is distinct from bucket_after
),

-- Of the rows that differ, which may be millions, only those near a loan with an effect are looked at.
near as (
    select * from touched
    where
        coalesce(holds_on, $as_of_date::date) = $as_of_date::date
        and loan_id in (select loan_id from effect)
),

own as (
    select
        loan_id,
        min(case
            when table_name <> 'loan_month' then 5
            when as_of_date <> $as_of_date::date then 4
            when change = 'new' then 1
            when change = 'removed' then 2
            else 3
        end) as cause_no
    from near
    group by loan_id
),

rate as (
    select distinct currency from touched
    where currency is not null and as_of_date = $as_of_date::date
),

asked as (
    select distinct customer_id from effect
    where loan_id not in (select loan_id from own)
),

loan_asked as (
    select distinct
        loan_id,
        customer_id
    from judged
    where customer_id in (select customer_id from asked)
),

customer as (
    select customer_id from touched
    where
        loan_id is null
        and coalesce(holds_on, $as_of_date::date) = $as_of_date::date
        and customer_id in (select customer_id from asked)
    union
    select loan_asked.customer_id
    from loan_asked
    inner join touched on loan_asked.loan_id = touched.loan_id
    where coalesce(touched.holds_on, $as_of_date::date) = $as_of_date::date
),

caused as (
    select
        effect.*,
        case
            when own.cause_no is not null then own.cause_no
            when rate.currency is not null then 6
            when customer.customer_id is not null then 7
            else 8
        end as cause_no
    from effect
    left join own on effect.loan_id = own.loan_id
    left join rate on effect.currency = rate.currency
    left join customer on effect.customer_id = customer.customer_id
)

select
    $as_of_date::date as as_of_date,
    $basis::varchar as basis,
    loan_id,
    customer_id,
    branch_id,
    cause_no,
    case cause_no
        when 1 then 'month_new'
        when 2 then 'month_removed'
        when 3 then 'month_corrected'
        when 4 then 'month_history'
        when 5 then 'loan_rows'
        when 6 then 'rates'
        when 7 then 'customer_rows'
        else 'no_row'
    end as cause,
    balance_earlier,
    balance_later,
    risk_class_before,
    risk_class_after,
    bucket_before,
    bucket_after,
    loan_count_change,
    balance_change,
    npl_amount_change,
    special_mention_amount_change,
    overdue_balance_change,
    over_90_amount_change,
    allowance_amount_change,
    covered_amount_change
from caused
