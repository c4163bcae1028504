-- title en: Table collateral_pledge has rows
-- title zh: 押品担保关系表有数据
-- severity: info
-- dimension: completeness
-- owner: data_supply
-- table: collateral_pledge
-- key: table_name
-- needs: collateral_pledge
-- reason en: An empty table passes every other rule; this one is optional, so its figures merely read as none.
--   Check that nothing was meant to come.
-- reason zh: 空表会通过其他所有规则；本表为可选，相关指标将显示为无数据，请确认确无应报数据。
select 'collateral_pledge' as table_name
where not exists (select 1 from collateral_pledge)
