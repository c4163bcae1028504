-- title: Internal against external valuations
-- title zh: 内部估值与外部评估对比
-- grain: cut, code
-- parameters: as_of_date date
-- sources: report_month, valuer_pair
-- needs: loan_month, collateral_valuation
-- notes: each internal valuation beside the external one of the same piece at most a year before it; above 100 % the bank values higher than the valuer
-- notes zh: 每次内部估值对照同一押品此前一年内的外部评估；高于100%表示内部估值高于外部评估
with known as (
    select
        *,
        unnest(['collateral_type', 'valuer']) as cut,
        unnest([collateral_type, valuer]) as code
    from valuer_pair
    where known_month <= coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    cut,
    code,
    sum(pair_count)::bigint as pair_count,
    sum(internal_amount)::decimal(28, 2) as internal_amount,
    sum(external_amount)::decimal(28, 2) as external_amount,
    sum(internal_amount)::double / nullif(sum(external_amount), 0)::double as internal_to_external
from known
group by cut, code
order by cut asc, internal_to_external desc, code asc
