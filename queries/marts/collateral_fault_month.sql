-- title: Collateral at each as-of date that counts less than it might: not registered, lapsed, seized, stale, unvalued
-- title zh: 各数据日期存在瑕疵的押品：未登记、登记到期、查封、估值过期、无估值
-- grain: as_of_date, fault, collateral_type
-- parameters: months date[]
-- sources: judged_loan_month, pledge_month, standard_parameter
-- stored: memory
-- period: as_of_date
-- notes: type all counts each piece and each loan once; a piece may have several faults; value is the whole piece's, before haircut
with staleness as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as stale_days
    from (select unnest($months::date[]) as as_of_date) as month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'stale_valuation_days'
    group by all
),

faulty as (
    select
        pledge_month.as_of_date,
        pledge_month.loan_id,
        pledge_month.collateral_id,
        pledge_month.collateral_type,
        pledge_month.value,
        judged.balance,
        unnest([
            case when pledge_month.registration = 'lapsed' then 'lapsed' end,
            case when pledge_month.registration = 'unregistered' then 'unregistered' end,
            case when pledge_month.is_seized then 'seized' end,
            case when pledge_month.as_of_date - pledge_month.valued_on > staleness.stale_days then 'stale' end,
            case when pledge_month.valued_on is null then 'unvalued' end,
            case
                when pledge_month.recognised_value is null and pledge_month.valued_on is not null
                    then 'unknown_share'
            end
        ]) as fault
    from pledge_month
    inner join judged_loan_month as judged
        on pledge_month.as_of_date = judged.as_of_date and pledge_month.loan_id = judged.loan_id
    left join staleness on pledge_month.as_of_date = staleness.as_of_date
    where judged.in_book and pledge_month.as_of_date = any($months)
),

listed as (
    select
        * exclude (collateral_type),
        unnest([collateral_type, 'all']) as collateral_type
    from faulty
    where fault is not null
),

distinct_piece as (
    select distinct
        as_of_date,
        fault,
        collateral_type,
        collateral_id,
        value
    from listed
),

piece as (
    select
        as_of_date,
        fault,
        collateral_type,
        count(*) as collateral_count,
        sum(value)::decimal(28, 2) as value
    from distinct_piece
    group by all
),

distinct_loan as (
    select distinct
        as_of_date,
        fault,
        collateral_type,
        loan_id,
        balance
    from listed
),

behind as (
    select
        as_of_date,
        fault,
        collateral_type,
        count(*) as loan_count,
        sum(balance)::decimal(28, 2) as balance
    from distinct_loan
    group by all
)

select
    piece.as_of_date,
    piece.fault,
    piece.collateral_type,
    piece.collateral_count,
    piece.value,
    behind.loan_count,
    behind.balance
from piece
inner join behind
    on
        piece.as_of_date = behind.as_of_date
        and piece.fault = behind.fault
        and piece.collateral_type = behind.collateral_type
