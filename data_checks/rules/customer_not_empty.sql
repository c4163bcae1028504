-- title en: Table customer has rows
-- title zh: 客户表有数据
-- severity: critical
-- dimension: completeness
-- owner: data_supply
-- table: customer
-- key: table_name
-- needs: customer
-- reason en: An empty table passes every other rule. Ask the sender for the file again.
-- reason zh: 空表会通过其他所有规则，请要求报送方重新提供文件。
select 'customer' as table_name
where not exists (select 1 from customer)
