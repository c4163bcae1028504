-- title: What each rule other than days past due and debtor contagion asks of a loan's class
-- title zh: 除逾期天数及债务人传染外各项规则对分类的最低要求
-- grain: as_of_date, loan_id, rule
-- sources: book.loan_month, book.loan, book.customer, book.customer_external, observation, upgrade_month, standard_rule, standard_parameter, rating_grade, book_date
-- stored: scratch
-- period: as_of_date
-- notes: since is the date from which the rule's reason holds, where it is known
with month as (
    select as_of_date from book_date
),

parameter as (
    select
        month.as_of_date,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'allowance_doubtful_share')
            as doubtful_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'allowance_loss_share') as loss_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'overdue_all_banks_share')
            as overdue_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_as_retail') = 1
            as small_business_as_retail,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'rating_cut_notches')::integer
            as notches,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'rating_cut_months')::integer
            as cut_months
    from month
    inner join standard_parameter as setting on month.as_of_date >= setting.valid_from
    where setting.standard = 'china_2023'
    group by all
),

rule_in_force as (
    select
        month.as_of_date,
        standard_rule.rule,
        max_by(standard_rule.risk_class, standard_rule.valid_from) as risk_class
    from month
    inner join standard_rule on month.as_of_date >= standard_rule.valid_from
    where standard_rule.standard = 'china_2023'
    group by all
),

marked as (
    select
        loan_month.as_of_date,
        loan_month.loan_id,
        unnest(
            list_filter(
                [
                    case when loan_month.use_was_changed then 'use_changed' end,
                    case when loan_month.evades_debt then 'evades_debt' end,
                    case when loan_month.impairment_stage = 3 then 'impaired' end,
                    case
                        when
                            loan_month.impairment_stage = 3
                            and loan_month.gross_carrying_amount > 0
                            and loan_month.loss_allowance
                            >= loan_month.gross_carrying_amount::decimal(38, 2) * parameter.doubtful_share
                            then 'allowance_doubtful'
                    end,
                    case
                        when
                            loan_month.impairment_stage = 3
                            and loan_month.gross_carrying_amount > 0
                            and loan_month.loss_allowance
                            >= loan_month.gross_carrying_amount::decimal(38, 2) * parameter.loss_share
                            then 'allowance_loss'
                    end
                ],
                lambda rule: rule is not null
            )
        ) as rule
    from book.loan_month as loan_month
    inner join parameter on loan_month.as_of_date = parameter.as_of_date
    where loan_month.use_was_changed or loan_month.evades_debt or loan_month.impairment_stage = 3
),

refinanced as (
    select
        loan_month.as_of_date,
        loan_month.loan_id,
        'refinanced' as rule,
        coalesce(loan.first_disbursed_on, loan.granted_on) as since
    from book.loan_month as loan_month
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where loan.origination_type = 'refinanced'
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
    inner join month
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
    inner join month on outside.checked_on <= month.as_of_date
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
    inner join month on outside.checked_on <= month.as_of_date
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
),

observed as (
    select distinct on (loan_month.as_of_date, loan_month.loan_id)
        loan_month.as_of_date,
        loan_month.loan_id,
        'observation' as rule,
        observation.agreed_on as since
    from book.loan_month as loan_month
    inner join observation
        on
            loan_month.loan_id = observation.loan_id
            and loan_month.as_of_date >= observation.agreed_on
            and loan_month.as_of_date <= coalesce(observation.runs_until, 'infinity'::date)
            and (
                loan_month.as_of_date >= observation.starts_on
                or observation.part = 1
            )
            and loan_month.as_of_date < coalesce(observation.restarted_on, 'infinity'::date)
    order by loan_month.as_of_date asc, loan_month.loan_id asc, observation.agreed_on desc
),

asked as (
    select
        as_of_date,
        loan_id,
        rule,
        null::date as since
    from marked
    union all
    select * from refinanced
    union all
    select * from observed
    union all
    select
        of_debtor.as_of_date,
        loan.loan_id,
        of_debtor.rule,
        of_debtor.since
    from of_debtor
    inner join book.loan as loan on of_debtor.customer_id = loan.customer_id
)

select
    asked.as_of_date,
    asked.loan_id,
    asked.rule,
    rule_in_force.risk_class,
    asked.since
from asked
inner join rule_in_force on asked.as_of_date = rule_in_force.as_of_date and asked.rule = rule_in_force.rule
union all
select
    upgrade_month.as_of_date,
    upgrade_month.loan_id,
    upgrade_month.rule,
    upgrade_month.risk_class,
    upgrade_month.last_npl_on as since
from upgrade_month
inner join rule_in_force
    on upgrade_month.as_of_date = rule_in_force.as_of_date and upgrade_month.rule = rule_in_force.rule
