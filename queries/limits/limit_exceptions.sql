-- title: Approved breaches of limits
-- title zh: 经批准的超限额事项
-- grain: measure, key, approved_until_on
-- parameters: as_of_date date
-- sources: limit_exception, report_month
-- needs: loan_month, limit_exception
-- notes: an approval is in force up to and including its last day
-- notes zh: 批准在到期日（含）前有效
select
    measure,
    case measure
        when 'branch_npl_ratio' then 'branch'
        when 'sector_share' then 'sector'
        when 'largest_group_to_net_capital' then 'group'
        when 'connected_exposure_to_tier1' then 'group'
        when 'related_group_to_net_capital' then 'group'
        else 'customer'
    end as kind,
    key,
    approved_by,
    until as approved_until_on,
    until >= coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as is_approved
from limit_exception
order by is_approved desc, until desc, measure asc, key asc
