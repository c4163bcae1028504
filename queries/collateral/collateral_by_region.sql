-- title: Collateral coverage by region of the collateral
-- title zh: 分押品所在地区覆盖情况
-- grain: as_of_date, collateral_region
-- parameters: as_of_date date
-- sources: collateral_region_month, report_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: a loan stands under the region of its main piece; coverage is withheld where more than a twentieth of a region's secured loans has collateral of unknown value
-- notes zh: 贷款按主要押品所在地区归类；某地区价值未知的有押品贷款超过二十分之一时不展示覆盖率
select
    as_of_date,
    collateral_region,
    sum(loan_count)::bigint as loan_count,
    sum(secured_balance)::decimal(28, 2) as secured_balance,
    sum(covered_amount)::decimal(28, 2) as covered_amount,
    case
        when sum(unvalued_balance) * 20 <= sum(secured_balance)
            then sum(covered_amount)::double / nullif(sum(secured_balance), 0)::double
    end as coverage_secured,
    sum(valued_balance)::double / nullif(sum(valuation), 0)::double as ltv
from collateral_region_month
where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
group by as_of_date, collateral_region
order by secured_balance desc, collateral_region asc
