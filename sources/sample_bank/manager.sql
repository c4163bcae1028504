select * from read_parquet($folder || '/manager.parquet')
