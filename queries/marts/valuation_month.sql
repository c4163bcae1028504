-- title: Collateral at each as-of date by type, with what is valued too long ago
-- title zh: 押品估值时效月度汇总（按押品类型）
-- grain: as_of_date, collateral_type
-- parameters: months date[]
-- sources: judged_loan_month, pledge_month, standard_parameter
-- stored: memory
-- period: as_of_date
-- notes: collateral never valued is neither stale nor current; a loan behind several stale pieces of a type counts once
with pledged as (
    select
        pledge_month.*,
        judged_loan_month.balance
    from pledge_month
    inner join judged_loan_month
        on
            pledge_month.as_of_date = judged_loan_month.as_of_date
            and pledge_month.loan_id = judged_loan_month.loan_id
    where judged_loan_month.in_book and pledge_month.as_of_date = any($months)
),

staleness as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as stale_days
    from (select distinct as_of_date from pledged) as month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'stale_valuation_days'
    group by all
),

aged as (
    select
        pledged.*,
        coalesce(pledged.as_of_date - pledged.valued_on > staleness.stale_days, false) as is_stale
    from pledged
    left join staleness on pledged.as_of_date = staleness.as_of_date
),

piece as (
    select
        as_of_date,
        collateral_type,
        collateral_id,
        any_value(value) as value,
        bool_or(is_stale) as is_stale,
        min(valued_on) as valued_on
    from aged
    group by all
),

loan_behind_stale as (
    select distinct
        as_of_date,
        collateral_type,
        loan_id,
        balance
    from aged
    where is_stale
),

behind_stale as (
    select
        as_of_date,
        collateral_type,
        sum(balance) as balance
    from loan_behind_stale
    group by all
)

select
    piece.as_of_date,
    piece.collateral_type,
    count(*) as collateral_count,
    count(*) filter (where piece.valued_on is null) as unvalued_count,
    count(*) filter (where piece.is_stale) as stale_count,
    sum(piece.value)::decimal(28, 2) as value,
    coalesce(sum(piece.value) filter (where piece.is_stale), 0)::decimal(28, 2) as stale_value,
    coalesce(any_value(behind_stale.balance), 0)::decimal(28, 2) as balance_behind_stale,
    min(piece.valued_on) as oldest_valued_on
from piece
left join behind_stale
    on piece.as_of_date = behind_stale.as_of_date and piece.collateral_type = behind_stale.collateral_type
group by piece.as_of_date, piece.collateral_type
