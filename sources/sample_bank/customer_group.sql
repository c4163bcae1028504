select * from read_parquet($folder || '/customer_group.parquet')
