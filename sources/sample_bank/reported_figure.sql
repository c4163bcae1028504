select * from read_parquet($folder || '/reported_figure.parquet')
