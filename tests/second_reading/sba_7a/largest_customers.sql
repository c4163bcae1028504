-- query: largest_customers
-- key: rank
-- compare: measure, loan_count, amount, share, share_of_net_capital, worst_class
-- proves: the hundred largest disbursements, each loan its own customer, without class or capital
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
    row_number() over (order by disbursed desc) as rank,
    'disbursed' as measure,
    1 as loan_count,
    disbursed as amount,
    disbursed / sum(disbursed) over () as share,
    null as share_of_net_capital,
    null as worst_class
from loan
order by rank
limit 100
