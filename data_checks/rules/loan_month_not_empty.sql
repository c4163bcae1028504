-- title en: Table loan_month has rows
-- title zh: 贷款逐月表有数据
-- severity: critical
-- dimension: completeness
-- owner: data_supply
-- table: loan_month
-- key: table_name
-- needs: loan_month
-- reason en: An empty table passes every other rule. Ask the sender for the file again.
-- reason zh: 空表会通过其他所有规则，请要求报送方重新提供文件。
select 'loan_month' as table_name
where not exists (select 1 from loan_month)
