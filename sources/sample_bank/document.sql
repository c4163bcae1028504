select * from read_parquet($folder || '/document.parquet')
