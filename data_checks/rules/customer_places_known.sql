-- title en: Sector and region of a customer are known codes
-- title zh: 客户行业和地区代码有效
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from, column_name
-- needs: customer
-- reason en: An unknown sector or region is shown by its bare code and cannot be compared with others. A finer
--   code under a known one is accepted. Correct it, or declare it in the feed's source.toml.
-- reason zh: 未知的行业或地区代码只能以原码显示，无法与其他分组比较；已知代码之下的细分代码可以接受。请更正，或在该数据源的 source.toml 中登记。
with said as (
    select
        customer_id,
        valid_from,
        column_name,
        code
    from customer
    unpivot (code for column_name in (industry_code, region_code))
)

select
    customer_id,
    valid_from,
    column_name
from said
where
    column_name in (select known.column_name from code as known)
    and not exists (
        select 1 from code as known
        where known.column_name = said.column_name and starts_with(said.code, known.code)
    )
