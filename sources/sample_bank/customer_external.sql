select * from read_parquet($folder || '/customer_external.parquet')
