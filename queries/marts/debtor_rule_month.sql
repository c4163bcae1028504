-- title: What is known of a debtor that asks something of the class of all its loans, over the whole past
-- title zh: 债务人层面对其全部贷款分类的要求（全部历史）
-- grain: as_of_date, customer_id, rule
-- sources: book.customer, book.customer_external, history_date, rule_month, standard_parameter, rating_grade
-- stored: scratch
-- period: none
-- notes: since is the date from which the rule's reason holds
with parameter as (
    select
        month.as_of_date,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'overdue_all_banks_share')
            as overdue_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_as_retail') = 1
            as small_business_as_retail,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'rating_cut_notches')::integer
            as notches,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'rating_cut_months')::integer
            as cut_months
    from history_date as month
    inner join standard_parameter as setting on month.as_of_date >= setting.valid_from
    where setting.standard = 'china_2023'
    group by all
),

period as (
    select
        *,
        coalesce(valid_from, '-infinity'::date) as begins_on,
        coalesce(valid_to, 'infinity'::date) as stops_on
    from book.customer
),

bankrupt as (
    select
        month.as_of_date,
        period.customer_id,
        'bankruptcy' as rule,
        period.bankruptcy_on as since
    from period
    inner join history_date as month
        on
            period.bankruptcy_on <= month.as_of_date
            and period.begins_on <= month.as_of_date
            and period.stops_on > month.as_of_date
),

-- Only who was ever late or non-performing elsewhere can be pulled: the rest is never joined.
troubled_elsewhere as (
    select distinct customer_id
    from book.customer_external
    where overdue_90_all_banks > 0 or is_npl_elsewhere
),

outside as (
    select customer_external.*
    from book.customer_external as customer_external
    semi join troubled_elsewhere on customer_external.customer_id = troubled_elsewhere.customer_id
),

answered as (
    select
        month.as_of_date,
        outside.customer_id,
        max_by(outside.debt_all_banks, outside.checked_on) as debt,
        max_by(outside.overdue_90_all_banks, outside.checked_on) as overdue,
        max(outside.checked_on) filter (where outside.debt_all_banks is not null) as since
    from outside
    inner join history_date as month on outside.checked_on <= month.as_of_date
    group by all
),

not_a_person as (
    select
        customer_id,
        customer_type,
        begins_on,
        stops_on
    from period
    where customer_type in ('corporate', 'financial', 'small_business')
),

overdue_elsewhere as (
    select
        answered.as_of_date,
        answered.customer_id,
        'overdue_at_all_banks' as rule,
        answered.since
    from answered
    inner join parameter on answered.as_of_date = parameter.as_of_date
    inner join not_a_person as debtor
        on
            answered.customer_id = debtor.customer_id
            and answered.as_of_date >= debtor.begins_on
            and answered.as_of_date < debtor.stops_on
    where
        answered.overdue > answered.debt::decimal(38, 2) * parameter.overdue_share
        and (debtor.customer_type <> 'small_business' or not parameter.small_business_as_retail)
),

said_npl as (
    select
        month.as_of_date,
        outside.customer_id,
        max_by(outside.is_npl_elsewhere, outside.checked_on) as is_npl_elsewhere,
        max(outside.checked_on) as since
    from outside
    inner join history_date as month on outside.checked_on <= month.as_of_date
    where outside.is_npl_elsewhere is not null
    group by all
),

npl_elsewhere as (
    select
        said_npl.as_of_date,
        said_npl.customer_id,
        'npl_elsewhere' as rule,
        said_npl.since
    from said_npl
    inner join parameter on said_npl.as_of_date = parameter.as_of_date
    inner join not_a_person as debtor
        on
            said_npl.customer_id = debtor.customer_id
            and said_npl.as_of_date >= debtor.begins_on
            and said_npl.as_of_date < debtor.stops_on
    where
        said_npl.is_npl_elsewhere
        and (debtor.customer_type <> 'small_business' or not parameter.small_business_as_retail)
),

graded as (
    select
        period.customer_id,
        coalesce(period.external_rated_on, period.valid_from) as rated_on,
        period.begins_on,
        period.stops_on,
        rating_grade.grade
    from period
    inner join rating_grade on period.external_rating = rating_grade.rating
),

cut as (
    select
        parameter.as_of_date,
        now.customer_id,
        'rating_cut' as rule,
        any_value(now.rated_on) as since
    from parameter
    inner join graded as now on parameter.as_of_date >= now.begins_on and parameter.as_of_date < now.stops_on
    inner join graded as before
        on
            now.customer_id = before.customer_id
            and parameter.as_of_date >= before.begins_on
            and (parameter.as_of_date - to_months(parameter.cut_months))::date < before.stops_on
    where now.grade - before.grade >= parameter.notches
    group by all
),

of_debtor as (
    select * from bankrupt
    union all
    select * from overdue_elsewhere
    union all
    select * from npl_elsewhere
    union all
    select * from cut
)

select
    of_debtor.as_of_date,
    of_debtor.customer_id,
    of_debtor.rule,
    rule_month.risk_class,
    of_debtor.since
from of_debtor
inner join rule_month on of_debtor.as_of_date = rule_month.as_of_date and of_debtor.rule = rule_month.rule
