-- query: product_concentration
-- key: measure
-- added up over: product
-- compare: loan_count, amount, share, written_off_amount
-- proves: products add up to everything disbursed
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
    'disbursed' as measure,
    count(*) as loan_count,
    sum(disbursed) as amount,
    sum(disbursed) / sum(disbursed) as share,
    sum(charged_off) as written_off_amount
from loan
