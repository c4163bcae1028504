-- title: What each rule other than days past due and debtor contagion asks of a loan's class
-- title zh: 除逾期天数及债务人传染外各项规则对分类的最低要求
-- grain: as_of_date, loan_id, rule
-- sources: book.loan_month, book.loan, observation, upgrade_month, debtor_rule_month, rule_month, standard_parameter, book_date
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
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'allowance_loss_share') as loss_share
    from month
    inner join standard_parameter as setting on month.as_of_date >= setting.valid_from
    where setting.standard = 'china_2023'
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
)

select
    asked.as_of_date,
    asked.loan_id,
    asked.rule,
    rule_month.risk_class,
    asked.since
from asked
inner join rule_month on asked.as_of_date = rule_month.as_of_date and asked.rule = rule_month.rule
union all
select
    debtor_rule_month.as_of_date,
    loan.loan_id,
    debtor_rule_month.rule,
    debtor_rule_month.risk_class,
    debtor_rule_month.since
from debtor_rule_month
inner join month on debtor_rule_month.as_of_date = month.as_of_date
inner join book.loan as loan on debtor_rule_month.customer_id = loan.customer_id
union all
select
    upgrade_month.as_of_date,
    upgrade_month.loan_id,
    upgrade_month.rule,
    upgrade_month.risk_class,
    upgrade_month.last_npl_on as since
from upgrade_month
inner join rule_month
    on upgrade_month.as_of_date = rule_month.as_of_date and upgrade_month.rule = rule_month.rule
