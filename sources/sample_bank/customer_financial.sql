select * from read_parquet($folder || '/customer_financial.parquet')
