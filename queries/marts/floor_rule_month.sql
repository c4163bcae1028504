-- title: Every rule but days past due that asks something of a loan's class
-- title zh: 除逾期天数外对贷款分类提出要求的各项规则
-- grain: as_of_date, loan_id, rule
-- sources: claim_rule_month, contagion_month, after_contagion_month, upgrade_month, rule_month, book_date
-- stored: lake
-- period: as_of_date
-- notes: since is the date from which the rule's reason holds, where it is known
select
    as_of_date,
    loan_id,
    rule,
    risk_class,
    since
from claim_rule_month
union all
select
    contagion_month.as_of_date,
    contagion_month.loan_id,
    contagion_month.rule,
    contagion_month.risk_class,
    null::date as since
from contagion_month
inner join book_date on contagion_month.as_of_date = book_date.as_of_date
union all
select
    held.as_of_date,
    held.loan_id,
    held.rule,
    rule_month.risk_class,
    held.last_npl_on as since
from after_contagion_month as held
inner join book_date on held.as_of_date = book_date.as_of_date
inner join rule_month on held.as_of_date = rule_month.as_of_date and held.rule = rule_month.rule
-- What holds the loan for itself is the reason given.
anti join upgrade_month on held.as_of_date = upgrade_month.as_of_date and held.loan_id = upgrade_month.loan_id
