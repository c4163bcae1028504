-- title: The class that each rule beside days past due asked for at each as-of date
-- title zh: 各数据日期各项规则要求的最低分类
-- grain: as_of_date, rule
-- sources: history_date, standard_rule
-- stored: scratch
-- period: none
select
    month.as_of_date,
    standard_rule.rule,
    max_by(standard_rule.risk_class, standard_rule.valid_from)::integer as risk_class
from history_date as month
inner join standard_rule on month.as_of_date >= standard_rule.valid_from
where standard_rule.standard = 'china_2023'
group by all
