select * from read_parquet($folder || '/limitation_event.parquet')
