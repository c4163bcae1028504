-- query: sector_concentration
-- key: sector, measure
-- compare: loan_count, amount, share, written_off_amount
-- proves: 24 sectors and the unknown 4,046 loans, by amount disbursed, shares summing to one
with loan as (
    select
        "LoanNr_ChkDgt" as loan_id,
        if("NAICS" = '0', 'unknown', left("NAICS", 2)) as sector,
        "State" as region,
        "DisbursementGross"::decimal(18, 2) as disbursed,
        "ChgOffPrinGr"::decimal(18, 2) as charged_off,
        "MIS_Status" = 'CHGOFF' as is_charged_off
    from read_csv($folder || '/loans.csv', all_varchar = true, header = true)
)

select
    sector,
    'disbursed' as measure,
    count(*) as loan_count,
    sum(disbursed) as amount,
    sum(disbursed) / sum(sum(disbursed)) over () as share,
    sum(charged_off) as written_off_amount
from loan
group by sector
order by sector
