-- query: concentration_index
-- key: cut
-- only: cut = sector, region
-- compare: measure, n, hhi, hhi_normalised, cr_1, cr_5, cr_10, effective_number, unknown_share
-- proves: indices over the 24 known sectors and 51 states; 31 % of the money has no sector and is said so
with loan as (
    select
        "LoanNr_ChkDgt" as loan_id,
        if("NAICS" = '0', 'unknown', left("NAICS", 2)) as sector,
        "State" as region,
        "DisbursementGross"::decimal(18, 2) as disbursed,
        "ChgOffPrinGr"::decimal(18, 2) as charged_off,
        "MIS_Status" = 'CHGOFF' as is_charged_off
    from read_csv($folder || '/loans.csv', all_varchar = true, header = true)
),

part as (
    select
        if(grouping(sector) = 0, 'sector', 'region') as cut,
        coalesce(sector, region) as code,
        sum(disbursed) as amount
    from loan
    group by grouping sets (sector, region)
),

known_part as (
    select
        cut,
        amount / sum(amount) over (partition by cut) as share,
        row_number() over (partition by cut order by amount desc) as place
    from part
    where code <> 'unknown'
),

unknown_part as (
    select
        cut,
        coalesce(sum(amount) filter (where code = 'unknown'), 0) / sum(amount) as unknown_share
    from part
    group by cut
)

select
    known_part.cut,
    'disbursed' as measure,
    count(*) as n,
    sum(share * share) as hhi,
    (hhi - 1 / n) / (1 - 1 / n) as hhi_normalised,
    sum(share) filter (where place <= 1) as cr_1,
    sum(share) filter (where place <= 5) as cr_5,
    sum(share) filter (where place <= 10) as cr_10,
    1 / hhi as effective_number,
    any_value(unknown_share) as unknown_share
from known_part
inner join unknown_part on known_part.cut = unknown_part.cut
group by known_part.cut
order by known_part.cut
