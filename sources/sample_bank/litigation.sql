select * from read_parquet($folder || '/litigation.parquet')
