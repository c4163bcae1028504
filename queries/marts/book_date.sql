-- title: The as-of dates of the book, those of the neighbouring months included
-- title zh: 台账所含数据日期（含相邻月份）
-- grain: as_of_date
-- sources: book.loan_month
-- stored: scratch
-- period: none
-- notes: a table, because DuckDB takes the distinct dates of a query for as many as its rows, and joins the wrong way round
select distinct as_of_date from book.loan_month
