-- title en: No customers stand for each other in a circle
-- title zh: 客户之间不存在互保或循环担保
-- severity: finding
-- dimension: accuracy
-- owner: collateral_management
-- table: guarantee
-- key: guarantor_id
-- needs: book.guarantee, book.loan
-- parameters: months date[]
-- reason en: Following the guarantees in force on the last as-of date from this guarantor leads back to it within
--   six steps: two customers stand for each other, or several in a circle. If one fails, all do; count the
--   guarantees for nothing and ask for other security.
-- reason zh: 沿最近数据日期有效的保证关系追踪，六步之内回到该保证人，即互保或循环担保。一家违约将连锁传导，保证实际落空，请要求补充其他担保。
with recursive month as (
    select unnest($months::date[]) as as_of_date
),

last_month as (
    select max(as_of_date) as as_of_date from month
),

link as materialized (
    select distinct
        guarantee.guarantor_id,
        loan.customer_id as borrower_id
    from book.guarantee as guarantee
    inner join book.loan as loan on guarantee.loan_id = loan.loan_id
    cross join last_month
    where
        guarantee.guarantor_id <> loan.customer_id
        and coalesce(guarantee.valid_from, date '1900-01-01') <= last_month.as_of_date
        and coalesce(guarantee.valid_to, 'infinity'::date) > last_month.as_of_date
),

-- Most of a network is trees: whoever stands for nobody, or for whom nobody stands, is in no circle. Taken away six
-- times over, little is left to walk.

core_1 as materialized (
    select
        link.guarantor_id,
        link.borrower_id
    from link
    where
        link.guarantor_id in (select one.borrower_id from link as one)
        and link.borrower_id in (select one.guarantor_id from link as one)
),

core_2 as materialized (
    select
        core_1.guarantor_id,
        core_1.borrower_id
    from core_1
    where
        core_1.guarantor_id in (select one.borrower_id from core_1 as one)
        and core_1.borrower_id in (select one.guarantor_id from core_1 as one)
),

core_3 as materialized (
    select
        core_2.guarantor_id,
        core_2.borrower_id
    from core_2
    where
        core_2.guarantor_id in (select one.borrower_id from core_2 as one)
        and core_2.borrower_id in (select one.guarantor_id from core_2 as one)
),

core_4 as materialized (
    select
        core_3.guarantor_id,
        core_3.borrower_id
    from core_3
    where
        core_3.guarantor_id in (select one.borrower_id from core_3 as one)
        and core_3.borrower_id in (select one.guarantor_id from core_3 as one)
),

core_5 as materialized (
    select
        core_4.guarantor_id,
        core_4.borrower_id
    from core_4
    where
        core_4.guarantor_id in (select one.borrower_id from core_4 as one)
        and core_4.borrower_id in (select one.guarantor_id from core_4 as one)
),

core_6 as materialized (
    select
        core_5.guarantor_id,
        core_5.borrower_id
    from core_5
    where
        core_5.guarantor_id in (select one.borrower_id from core_5 as one)
        and core_5.borrower_id in (select one.guarantor_id from core_5 as one)
),

walk as (
    select
        guarantor_id,
        borrower_id,
        1 as steps
    from core_6
    union
    select
        walk.guarantor_id,
        core_6.borrower_id,
        walk.steps + 1 as steps
    from walk
    inner join core_6 on walk.borrower_id = core_6.guarantor_id
    where
        walk.steps < 6
        and walk.borrower_id <> walk.guarantor_id
)

select distinct guarantor_id
from walk
where guarantor_id = borrower_id
