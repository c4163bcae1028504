select * from read_parquet($folder || '/customer.parquet')
