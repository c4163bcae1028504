-- title: Collateral behind its loans
-- title zh: 贷款押品
-- grain: as_of_date, collateral_id, loan_id
-- parameters: customers varchar[], as_of_date date
-- sources: collateral, collateral_pledge, collateral_valuation, loan, report_month
-- needs: collateral_pledge
-- notes: pledges that hold at the as-of date, each with the latest valuation received by then, in its own currency
-- notes zh: 数据日期有效的抵质押，估值取截至该日已收到的最新估值（原币）
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

pledged as (
    select
        month.as_of_date,
        pledge.collateral_id,
        pledge.loan_id,
        pledge.lien_rank,
        pledge.senior_claims,
        pledge.allocated_share
    from month
    inner join collateral_pledge as pledge
        on
            month.as_of_date >= pledge.valid_from
            and month.as_of_date < coalesce(pledge.valid_to, pledge.released_on, 'infinity'::date)
    inner join loan on pledge.loan_id = loan.loan_id
    where list_contains($customers, loan.customer_id)
),

piece as (
    select distinct
        as_of_date,
        collateral_id
    from pledged
),

valued as (
    select
        piece.collateral_id,
        max_by(
            { 'amount': valuation.amount, 'currency': valuation.currency, 'valued_on': valuation.valued_on },
            { 'valued_on': valuation.valued_on, 'received_on': valuation.received_on }
        ) as latest
    from piece
    inner join collateral_valuation as valuation
        on piece.collateral_id = valuation.collateral_id and piece.as_of_date >= valuation.received_on
    group by piece.collateral_id
)

select
    pledged.as_of_date,
    pledged.collateral_id,
    pledged.loan_id,
    collateral.collateral_type,
    collateral.region_code,
    valued.latest.amount as value,
    valued.latest.currency,
    valued.latest.valued_on,
    pledged.lien_rank,
    pledged.senior_claims,
    pledged.allocated_share,
    collateral.registered_until,
    collateral.seized_on
from pledged
left join valued on pledged.collateral_id = valued.collateral_id
left join collateral
    on
        pledged.collateral_id = collateral.collateral_id
        and pledged.as_of_date >= collateral.valid_from
        and pledged.as_of_date < coalesce(collateral.valid_to, 'infinity'::date)
order by value desc nulls last, pledged.collateral_id asc, pledged.loan_id asc
