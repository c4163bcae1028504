select * from read_parquet($folder || '/limit_exception.parquet')
