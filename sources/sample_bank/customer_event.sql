select * from read_parquet($folder || '/customer_event.parquet')
