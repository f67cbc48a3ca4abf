# Looked up to be checked, not to be chosen: `most_recent` would replace the server one day.
data "aws_ami" "host" {
  owners             = ["099720109477"] # Canonical
  include_deprecated = true

  filter {
    name   = "image-id"
    values = [var.ami_id]
  }

  lifecycle {
    postcondition {
      condition     = strcontains(self.name, "ubuntu-noble-24.04-amd64-server")
      error_message = "ami_id is ${self.name}, and not a server image of Ubuntu 24.04 for amd64."
    }
  }
}

resource "aws_instance" "host" {
  ami           = data.aws_ami.host.id
  instance_type = var.instance_type
  subnet_id     = module.vpc.public_subnets[0]

  vpc_security_group_ids = [module.security_group.security_group_id]
  iam_instance_profile   = aws_iam_instance_profile.host.name
  key_name               = one(aws_key_pair.administrator[*].key_name)

  user_data = templatefile("${path.module}/templates/first-boot.sh.tftpl", {
    data_directory     = var.data_directory
    data_volume        = aws_ebs_volume.data.id
    host_key_parameter = aws_ssm_parameter.host_key.name
    region             = var.region
  })
  # The script runs at the first boot; a changed one waits for the next server.
  user_data_replace_on_change = false

  root_block_device {
    volume_type = "gp3"
    volume_size = var.root_volume_size
    encrypted   = true

    tags = { Name = "${var.name}-root" }
  }

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
    # One hop: containers do not get the host's credentials.
    http_put_response_hop_limit = 1
  }

  tags = { Name = var.name }

  lifecycle {
    # Written once, read at the first boot: not worth a stop of the host.
    ignore_changes = [user_data]
  }
}

# On its own, so that the server can be replaced without it.
resource "aws_ebs_volume" "data" {
  availability_zone = local.availability_zone
  size              = var.data_volume_size
  type              = "gp3"
  encrypted         = true

  tags = { Name = "${var.name}-data" }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.host.id

  # Pulling a mounted volume out loses what was not written yet.
  stop_instance_before_detaching = true
}

resource "aws_eip" "host" {
  domain   = "vpc"
  instance = aws_instance.host.id

  tags = { Name = var.name }

  # The address of the host is of no use before its network has a way out.
  depends_on = [module.vpc]
}

# The host tells its id and its public key here at its first boot, so that nobody has to trust the first connection.
resource "aws_ssm_parameter" "host_key" {
  name           = "/${var.name}/host-key"
  description    = "Public SSH key of the host, written by the host"
  type           = "String"
  insecure_value = "pending"

  lifecycle {
    ignore_changes = [insecure_value, value]
  }
}
