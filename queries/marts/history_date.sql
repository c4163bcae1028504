-- title: The as-of dates of the whole past, those before the book included
-- title zh: 全部历史数据日期（含台账之前各期）
-- grain: as_of_date
-- sources: history.loan_month
-- stored: scratch
-- period: none
-- notes: a table, because DuckDB takes the distinct dates of a query for as many as its rows, and joins the wrong way round
select distinct as_of_date from history.loan_month
