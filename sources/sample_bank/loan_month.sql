select * from read_parquet($folder || '/loan_month.parquet')
